/// The one column of the identity `due = on time + late + missing + withheld + nil` that an
/// expected share is counted in; none while it is not counted as due.
public enum ShareOutcome: String, Sendable, Hashable, CaseIterable {
    /// First accepted, in full or in part, by the end of the due day.
    case onTime = "on-time"
    /// First accepted, in full or in part, after the due day.
    case late
    /// Silent, or with refused files only, after the due day.
    case missing
    /// Withheld with a reason.
    case withheld
    /// Declared nil.
    case nilReturn = "nil-return"
}
