import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One figure of the bench's report, beside what it is compared with.
struct Measurement {
    let work: String
    let value: Double
    /// What both are counted in.
    var unit = "s"
    let baseline: String
    let baselineValue: Double
    /// The highest ratio that meets the target.
    let target: Double

    var ratio: Double { value / baselineValue }

    func print() {
        let decision = ratio <= target ? "met" : "MISSED"
        Swift.print(
            """
            \(work): \(value.shown) \(unit)
              baseline: \(baseline): \(baselineValue.shown) \(unit)
              ratio: \(ratio.shown) (target ≤ \(target.shown): \(decision))
            """)
    }
}

/// One figure that has a limit of its own.
struct Bound {
    let work: String
    let value: Double
    let unit: String
    /// The highest value that meets the target.
    let target: Double

    func print() {
        let decision = value <= target ? "met" : "MISSED"
        Swift.print("\(work): \(value.shown) \(unit) (target ≤ \(target.shown): \(decision))")
    }
}

extension Double {
    /// With three decimals.
    var shown: String {
        let thousandths = Int((self * 1000).rounded())
        let rest = String(thousandths % 1000)
        return "\(thousandths / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
    }
}

/// Runs the work and tells how many seconds it took.
func measure<Value>(_ work: () async throws -> Value) async rethrows -> (value: Value, seconds: Double) {
    let clock = ContinuousClock()
    let start = clock.now
    let value = try await work()
    return (value, (clock.now - start) / .seconds(1))
}

/// The most memory that this process has held so far, in MiB.
func peakMemory() -> Double {
    var usage = rusage()
    #if canImport(Glibc)
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_maxrss) / 1024
    #else
        getrusage(RUSAGE_SELF, &usage)
        return Double(usage.ru_maxrss) / (1024 * 1024)
    #endif
}

/// A folder of its own for one run, removed after it.
func withTemporaryFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("docket-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}
