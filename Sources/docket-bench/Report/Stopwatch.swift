import Foundation

/// Runs the work and tells how many seconds it took.
func measure<Value>(_ work: () async throws -> Value) async rethrows -> (value: Value, seconds: Double) {
    let clock = ContinuousClock()
    let start = clock.now
    let value = try await work()
    return (value, (clock.now - start) / .seconds(1))
}

/// A folder of its own for one run, removed after it.
func withTemporaryFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("docket-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}
