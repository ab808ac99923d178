import DocketDomain
import Foundation
import TestSupport

@testable import DocketWorkspace

/// A demo in a temporary folder.
enum TestDemo {
    /// Monday, 14 July 2025, 09:14 UTC.
    static let now = Timestamp(milliseconds: 1_752_484_440_000)

    /// The demo's data beside the sources.
    static let resources = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Resources/demo")

    /// Makes the demo, hands it over, and removes it.
    @discardableResult
    static func make<Result>(
        now: Timestamp = now, resources: URL = resources, _ body: (LocalWorkspace) async throws -> Result
    ) async throws -> Result {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        return try await body(
            try await Demo.make(in: folder.file("demo"), resources: resources, now: now, account: "tester"))
    }
}
