import Foundation
import TerminalKit
import Testing

/// Compares text with a file in `Goldens`; `DOCKET_RECORD_GOLDENS=1` writes the files anew instead.
func expectGolden(
    _ actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = goldens.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["DOCKET_RECORD_GOLDENS"] != nil {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(actual.utf8).write(to: file)
        return
    }
    let expected = try? String(decoding: Data(contentsOf: file), as: UTF8.self)
    guard let expected else {
        Issue.record("There is no golden \(name). Record it and read it.", sourceLocation: sourceLocation)
        return
    }
    let difference = firstDifference(expected, actual)
    #expect(difference == nil, "\(name)", sourceLocation: sourceLocation)
}

/// Compares what a frame shows with a file; wide characters count as the two columns that they take.
func expectGolden(_ frame: Frame, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try expectGolden(frame.plainText, name, sourceLocation: sourceLocation)
}

private let goldens = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")

/// The first line that differs, as it should be and as it is.
private func firstDifference(_ expected: String, _ actual: String) -> String? {
    guard expected != actual else { return nil }
    let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let right = actual.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(left.count, right.count) {
        let old = index < left.count ? String(left[index]) : "nothing"
        let new = index < right.count ? String(right[index]) : "nothing"
        if old != new { return "line \(index + 1)\nexpected: \(old)\nactual:   \(new)" }
    }
    return "different line ends"
}

/// The sizes of a terminal that every view is tried at.
let goldenSizes = [
    Size(width: 40, height: 12), Size(width: 80, height: 24), Size(width: 120, height: 40),
    Size(width: 200, height: 60),
]
