// What Swift cannot say about plain memory: classes of bytes as bits, sixteen bytes at a time (this
// toolchain makes a loop of it), fetching without waiting, large pages. Inlined into Swift.
#ifndef C_BYTE_SCAN_H
#define C_BYTE_SCAN_H

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

/// Where something stands in 64 bytes: one bit for each byte, the first byte's the lowest.
typedef struct {
    /// Commas, quotes and everything below 0x20.
    uint64_t structural;
    /// Bytes above 0x7F.
    uint64_t high;
} byte_scan_block;

/// Where something stands in a text of at most 64 bytes.
typedef struct {
    /// The digits 0 to 9.
    uint64_t digits;
    /// Digits, letters and bytes above 0x7F.
    uint64_t words;
    /// Capitals and bytes above 0x7F.
    uint64_t capitals;
    /// Every `@`.
    uint64_t ats;
    /// Bytes below 0x20 or above 0x7F.
    uint64_t odd;
} byte_scan_text;

/// Brings a byte into the cache without waiting for it. Any address will do.
static inline void byte_scan_fetch(const void *address) { __builtin_prefetch(address); }

enum { memory_large_page = 2 << 20 };

/// Zeroed memory that begins at a multiple of 2 MiB, in pages of that size where the system has
/// them: whether it has changes nothing but the time. NULL where there is none left.
/// Source: mmap(2), madvise(2).
static inline void *memory_large(int64_t count) {
    size_t size = ((size_t)count + 4095) & ~(size_t)4095;
    size_t mapped = size + memory_large_page;
    char *start = mmap(NULL, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED) { return NULL; }
    size_t before = -(uintptr_t)start & (memory_large_page - 1);
    char *memory = start + before;
    if (before > 0) { (void)munmap(start, before); }
    (void)munmap(memory + size, mapped - before - size);
#ifdef MADV_HUGEPAGE
    (void)madvise(memory, size, MADV_HUGEPAGE);
#endif
    return memory;
}

/// Gives back what `memory_large` gave for the same count.
static inline void memory_large_free(void *memory, int64_t count) {
    (void)munmap(memory, ((size_t)count + 4095) & ~(size_t)4095);
}

// Without vector instructions: eight bytes in a word. The top bit of each byte tells; no sum
// carries into the next byte.

static const uint64_t byte_scan_tops = 0x8080808080808080;
static const uint64_t byte_scan_low = 0x7F7F7F7F7F7F7F7F;

static inline uint64_t byte_scan_all(uint8_t byte) { return 0x0101010101010101 * byte; }

/// One bit for each byte of a word whose top bit is set.
static inline uint64_t byte_scan_bits(uint64_t word) {
    return (((word & byte_scan_tops) >> 7) * 0x0102040810204080) >> 56;
}

/// The bytes of 0 to 0x7F from `first` to `last`.
static inline uint64_t byte_scan_range(uint64_t word, uint8_t first, uint8_t last) {
    uint64_t low = word & byte_scan_low;
    uint64_t from = low + byte_scan_all(0x80 - first);
    uint64_t beyond = low + byte_scan_all(0x7F - last);
    return from & ~beyond & ~word;
}

static inline uint64_t byte_scan_load(const uint8_t *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

static inline byte_scan_block byte_scan_block_portable(const uint8_t *bytes) {
    byte_scan_block block = {0, 0};
    for (int index = 0; index < 64; index += 8) {
        uint64_t word = byte_scan_load(bytes + index);
        uint64_t found = byte_scan_range(word, ',', ',') | byte_scan_range(word, '"', '"')
            | byte_scan_range(word, 0, 0x1F);
        block.structural |= byte_scan_bits(found) << index;
        block.high |= byte_scan_bits(word) << index;
    }
    return block;
}

static inline byte_scan_text byte_scan_text_portable(const uint8_t *bytes, int64_t count) {
    byte_scan_text text = {0, 0, 0, 0, 0};
    for (int64_t index = 0; index < count; index += 8) {
        uint64_t word = byte_scan_load(bytes + index);
        uint64_t digits = byte_scan_range(word, '0', '9');
        uint64_t letters = byte_scan_range(word | byte_scan_all(0x20), 'a', 'z') | word;
        text.digits |= byte_scan_bits(digits) << index;
        text.words |= byte_scan_bits(digits | letters) << index;
        uint64_t capitals = byte_scan_range(word, 'A', 'Z') | word;
        text.capitals |= byte_scan_bits(capitals) << index;
        text.ats |= byte_scan_bits(byte_scan_range(word, '@', '@')) << index;
        text.odd |= byte_scan_bits(byte_scan_range(word, 0, 0x1F) | word) << index;
    }
    return text;
}

static inline byte_scan_text byte_scan_cut(byte_scan_text text, int64_t count) {
    uint64_t all = count > 0 ? UINT64_MAX >> (64 - count) : 0;
    text.digits &= all;
    text.words &= all;
    text.capitals &= all;
    text.ats &= all;
    text.odd &= all;
    return text;
}

#if defined(__SSE2__)
#include <emmintrin.h>

/// The bytes from `first` to `last`: all ones where one is.
static inline __m128i byte_scan_within(__m128i bytes, uint8_t first, uint8_t last) {
    __m128i place = _mm_sub_epi8(bytes, _mm_set1_epi8((char)first));
    return _mm_cmpeq_epi8(_mm_min_epu8(place, _mm_set1_epi8((char)(last - first))), place);
}

static inline uint64_t byte_scan_mask(__m128i bytes) {
    return (uint64_t)(uint32_t)_mm_movemask_epi8(bytes);
}

/// Looks at 64 bytes.
static inline byte_scan_block byte_scan_block_at(const uint8_t *bytes) {
    byte_scan_block block = {0, 0};
    for (int index = 0; index < 64; index += 16) {
        __m128i piece = _mm_loadu_si128((const __m128i *)(bytes + index));
        __m128i found = _mm_or_si128(
            _mm_or_si128(
                _mm_cmpeq_epi8(piece, _mm_set1_epi8(',')),
                _mm_cmpeq_epi8(piece, _mm_set1_epi8('"'))),
            byte_scan_within(piece, 0, 0x1F));
        block.structural |= byte_scan_mask(found) << index;
        block.high |= byte_scan_mask(piece) << index;
    }
    return block;
}

/// Looks at a text of at most 64 bytes. Reads 15 bytes more at most.
static inline byte_scan_text byte_scan_text_at(const uint8_t *bytes, int64_t count) {
    byte_scan_text text = {0, 0, 0, 0, 0};
    // Most texts have up to 32 bytes.
    int64_t last = count > 32 ? 64 : 32;
    for (int64_t index = 0; index < last; index += 16) {
        // Behind a short text nothing may be read; what is read twice is masked away.
        int64_t place = index < count ? index : 0;
        __m128i piece = _mm_loadu_si128((const __m128i *)(bytes + place));
        __m128i digits = byte_scan_within(piece, '0', '9');
        __m128i small = _mm_or_si128(piece, _mm_set1_epi8(0x20));
        __m128i letters = _mm_or_si128(byte_scan_within(small, 'a', 'z'), piece);
        __m128i words = _mm_or_si128(digits, letters);
        text.digits |= byte_scan_mask(digits) << index;
        __m128i capitals = _mm_or_si128(byte_scan_within(piece, 'A', 'Z'), piece);
        __m128i odd = _mm_or_si128(byte_scan_within(piece, 0, 0x1F), piece);
        text.odd |= byte_scan_mask(odd) << index;
        text.words |= byte_scan_mask(words) << index;
        text.capitals |= byte_scan_mask(capitals) << index;
        text.ats |= byte_scan_mask(_mm_cmpeq_epi8(piece, _mm_set1_epi8('@'))) << index;
    }
    return byte_scan_cut(text, count);
}
#else
/// Looks at 64 bytes.
static inline byte_scan_block byte_scan_block_at(const uint8_t *bytes) {
    return byte_scan_block_portable(bytes);
}

/// Looks at a text of at most 64 bytes. Reads 7 bytes more at most.
static inline byte_scan_text byte_scan_text_at(const uint8_t *bytes, int64_t count) {
    return byte_scan_cut(byte_scan_text_portable(bytes, count), count);
}
#endif

#endif
