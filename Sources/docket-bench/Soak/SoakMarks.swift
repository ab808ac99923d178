/// Characters that stand in no made text, one after another: where one is among what a terminal is sent, it is drawn.
struct SoakMarks {
    private var made = 0

    /// Hangul: no character of these looks the same as another, and a terminal is never sent a part of one.
    private static let (first, count) = (0xAC00, 11_172)

    mutating func next() -> String {
        // Far from the one before, so that none is taken for a neighbour's.
        made += 1
        let scalar = Unicode.Scalar(UInt32(Self.first + made * 7919 % Self.count))
        return scalar.map { String($0) } ?? "가"
    }
}
