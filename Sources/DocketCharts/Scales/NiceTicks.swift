import Foundation

/// Numbers at equal distances that people count by: multiples of 1, 2 or 5 times a power of ten.
package struct NiceTicks: Hashable, Sendable {
    /// 1, 2 or 5.
    package let mantissa: Int
    package let exponent: Int
    /// The first and the last one as multiples of the step.
    package let first: Int
    package let last: Int

    init(mantissa: Int, exponent: Int, first: Int, last: Int) {
        self.mantissa = mantissa
        self.exponent = exponent
        self.first = first
        self.last = max(first, last)
    }

    /// The finest ticks that cover a range, so many at most (3 at least, since zero may lie between two).
    package init(covering range: ClosedRange<Double>, atMost count: Int) {
        let range = Self.spread(range)
        let most = max(3, count)
        let width = range.upperBound - range.lowerBound
        var exponent = Int(log10(width / Double(most)).rounded(.down)) - 1
        while true {
            for mantissa in [1, 2, 5] {
                let step = Self.number(mantissa, exponent)
                guard step > 0 else { continue }
                // What is a step but for rounding is one.
                let first = Int((range.lowerBound / step + 1e-9).rounded(.down))
                let last = Int((range.upperBound / step - 1e-9).rounded(.up))
                if last - first + 1 <= most {
                    self.init(mantissa: mantissa, exponent: exponent, first: first, last: last)
                    return
                }
            }
            exponent += 1
        }
    }

    /// A range that is wide enough to be divided.
    private static func spread(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        let (low, high) = (range.lowerBound, range.upperBound)
        let size = max(abs(low), abs(high))
        guard size > 1e-290 else { return 0...1 }
        guard high - low < size * 1e-10 else { return range }
        // Of one value its half on both sides.
        return low < 0 ? low * 1.5...high * 0.5 : low * 0.5...high * 1.5
    }

    package var count: Int { last - first + 1 }

    package var step: Double { Self.number(mantissa, exponent) }

    package subscript(place: Int) -> Double { Self.number((first + place) * mantissa, exponent) }

    package var values: [Double] { (0..<count).map { self[$0] } }

    package var range: ClosedRange<Double> { self[0]...self[count - 1] }

    /// The nearest double to a number in digits.
    static func number(_ digits: Int, _ exponent: Int) -> Double {
        if exponent >= 0, exponent <= 22 { return Double(digits) * exact[exponent] }
        if exponent < 0, exponent >= -22 { return Double(digits) / exact[-exponent] }
        return Double("\(digits)e\(exponent)") ?? 0
    }

    private static let exact: [Double] = (0...22).map { power in (0..<power).reduce(1.0) { value, _ in value * 10 } }
}
