import Foundation
import Testing

/// Compares a screen with the one that was recorded. `DOCKET_RECORD=1` records it anew; the difference is then read
/// like code.
func expectGolden(
    _ screen: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Screens", isDirectory: true)
    let file = folder.appendingPathComponent("\(name).txt")
    if ProcessInfo.processInfo.environment["DOCKET_RECORD"] == "1" {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(screen.utf8).write(to: file)
        return
    }
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    let expected = try #require(recorded, "There is no recorded screen \(name)", sourceLocation: sourceLocation)
    guard screen != expected else { return }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = screen.split(separator: "\n", omittingEmptySubsequences: false)
    let difference = (0..<max(old.count, new.count)).compactMap { row -> String? in
        let (before, after) = (row < old.count ? old[row] : "", row < new.count ? new[row] : "")
        return before == after ? nil : "row \(row + 1)\n  − \(before)\n  + \(after)"
    }
    Issue.record("The screen \(name) differs:\n\(difference.joined(separator: "\n"))", sourceLocation: sourceLocation)
}
