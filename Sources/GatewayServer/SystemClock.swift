import Glibc
public import SharingModel

/// The clock of the machine, for whoever is given no other.
public enum SystemClock {
    /// Now, in UTC.
    public static func now() -> Instant {
        var time = timespec()
        // The call only fills the structure on this stack.
        guard unsafe clock_gettime(CLOCK_REALTIME, &time) == 0 else {
            return Instant(milliseconds: 0)
        }
        return Instant(milliseconds: time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
    }
}
