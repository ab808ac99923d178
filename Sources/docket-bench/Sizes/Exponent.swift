import Foundation

/// How cost grows with size: cost ≈ c · size^slope, fitted by least squares over the logarithms.
struct Exponent {
    let slope: Double
    /// The standard error of the slope, from how much it differs from round to round.
    let error: Double

    /// - Parameters:
    ///   - sizes: At least two.
    ///   - rounds: For each round, what each size cost.
    init(sizes: [Int], rounds: [[Double]]) {
        let logarithms = sizes.map { log(Double($0)) }
        let medians = sizes.indices.map { index in rounds.map { $0[index] }.median }
        slope = Self.slope(logarithms, medians.map { log($0) })
        let slopes = rounds.map { Self.slope(logarithms, $0.map { log($0) }) }
        let spread = slopes.map { ($0 - slopes.mean) * ($0 - slopes.mean) }.reduce(0, +)
        error = slopes.count > 1 ? (spread / Double(slopes.count - 1) / Double(slopes.count)).squareRoot() : .infinity
    }

    private static func slope(_ x: [Double], _ y: [Double]) -> Double {
        let (meanX, meanY) = (x.mean, y.mean)
        let along = zip(x, y).map { ($0 - meanX) * ($1 - meanY) }.reduce(0, +)
        return along / x.map { ($0 - meanX) * ($0 - meanX) }.reduce(0, +)
    }
}
