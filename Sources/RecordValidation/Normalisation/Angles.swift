/// Sine, cosine and arc tangent by arithmetic alone, so that every machine computes the same bits.
///
/// Errors stay below 1e-15, which is ten nanometres on the ground.
enum Angles {
    /// The sine of an angle between -4 and 4 radians.
    static func sin(_ angle: Double) -> Double { part(angle, quarter: 0) }

    /// The cosine of an angle between -4 and 4 radians.
    static func cos(_ angle: Double) -> Double { part(angle, quarter: 1) }

    /// The tangent of an angle that is no right one.
    static func tan(_ angle: Double) -> Double { sin(angle) / cos(angle) }

    /// The angle of a point from the first axis, -π to π.
    static func atan2(_ second: Double, _ first: Double) -> Double {
        guard first != 0 || second != 0 else { return 0 }
        guard abs(second) <= abs(first) else {
            return (second < 0 ? -Double.pi : Double.pi) / 2 - atan(first / second)
        }
        let angle = atan(second / first)
        return first > 0 ? angle : angle + (second < 0 ? -Double.pi : Double.pi)
    }

    private static func part(_ angle: Double, quarter: Int) -> Double {
        let turns = (angle * 2 / .pi).rounded()
        // What the nearest number leaves of a right angle.
        let rest = angle - turns * (Double.pi / 2) - turns * 6.123_233_995_736_766e-17
        switch (Int(turns) + quarter) & 3 {
        case 0: return series(rest, from: 1, times: rest)
        case 1: return series(rest, from: 0, times: 1)
        case 2: return -series(rest, from: 1, times: rest)
        default: return -series(rest, from: 0, times: 1)
        }
    }

    /// The series of sine (from 1) or cosine (from 0) below an eighth of a turn.
    private static func series(_ angle: Double, from start: Int, times first: Double) -> Double {
        let square = angle * angle
        var sum = 1.0
        var order = start + 20
        while order > start {
            sum = 1 - square / Double(order * (order - 1)) * sum
            order -= 2
        }
        return sum * first
    }

    /// The angle of a tangent between -1 and 1.
    private static func atan(_ tangent: Double) -> Double {
        let half = tangent / (1 + (1 + tangent * tangent).squareRoot())
        let quarter = half / (1 + (1 + half * half).squareRoot())
        let square = quarter * quarter
        var sum = 0.0
        for order in stride(from: 27, through: 1, by: -2) { sum = 1 / Double(order) - square * sum }
        return 4 * quarter * sum
    }
}
