import DocketDomain

extension Timestamp {
    /// Whether it comes less than so many milliseconds after an earlier time. A clock that was set back holds nothing up.
    func isWithin(_ limit: Int64, of earlier: Timestamp) -> Bool {
        (0..<limit).contains(milliseconds - earlier.milliseconds)
    }
}
