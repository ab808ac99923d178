import DocketDomain

/// One of several steps of a long work, as a part of the whole.
struct CareStep: Sendable {
    let area: String
    /// Where it begins and ends, from 0 to 1.
    let part: ClosedRange<Double>
    let listener: CareProgress.Listener?

    /// Tells how much of the step is done, from 0 to 1.
    func tell(_ done: Double) {
        let share = part.lowerBound + (part.upperBound - part.lowerBound) * min(1, max(0, done))
        listener?(CareProgress(share: share, area: area))
    }
}
