// Two calls of Linux that need _GNU_SOURCE, so that Swift's Glibc module does not have them.
#ifndef C_FILE_SYSTEM_H
#define C_FILE_SYSTEM_H

/// Makes everything written to a descriptor's file system durable. Source: syncfs(2).
/// Returns 0, or -1 with errno.
int file_system_flush(int descriptor);

/// Lets two files change names, in one step. Source: renameat2(2), RENAME_EXCHANGE.
/// Returns 0, or -1 with errno: EINVAL or ENOSYS where the file system cannot.
int file_names_exchange(const char *one, const char *other);

#endif
