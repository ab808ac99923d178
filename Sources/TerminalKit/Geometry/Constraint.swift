/// How much of a line of areas one area wants.
package enum Constraint: Hashable, Sendable {
    /// Exactly so many cells, when there are enough.
    case length(Int)
    /// At least so many, and what is left over when nothing fills.
    case min(Int)
    /// At most so many.
    case max(Int)
    /// A part of the whole, in hundredths.
    case percentage(Int)
    /// A part of the whole, as a fraction.
    case ratio(Int, Int)
    /// What the others leave, shared by weight.
    case fill(Int)

    /// What it takes before room is given out or taken back.
    func wish(of available: Int) -> Int {
        switch self {
        case .length(let cells), .min(let cells), .max(let cells): Swift.max(0, cells)
        case .percentage(let percent): share(available, Swift.max(0, percent), 100)
        case .ratio(let part, let whole): share(available, Swift.max(0, part), Swift.max(1, whole))
        case .fill: 0
        }
    }

    /// The order in which areas give way when there is too little room: lower first.
    var firmness: Int {
        switch self {
        case .fill: 0
        case .max: 1
        case .percentage, .ratio: 2
        case .length: 3
        case .min: 4
        }
    }

    private func share(_ available: Int, _ part: Int, _ whole: Int) -> Int {
        let (product, overflow) = available.multipliedReportingOverflow(by: part)
        return overflow ? available : Swift.min(available, (product + whole / 2) / whole)
    }
}
