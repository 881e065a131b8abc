// What zlib offers only as a macro, as a function that Swift can call.
#ifndef SVD_CZLIB_SHIM_H
#define SVD_CZLIB_SHIM_H

#include <zlib.h>

/// Begins inflating; `windowBits` as in inflateInit2.
static inline int svd_inflate_init(z_stream *stream, int windowBits) {
    return inflateInit2(stream, windowBits);
}

/// Begins deflating at the usual level; `windowBits` as in deflateInit2.
static inline int svd_deflate_init(z_stream *stream, int windowBits) {
    return deflateInit2(
        stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
}

#endif
