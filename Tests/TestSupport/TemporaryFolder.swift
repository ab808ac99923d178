package import Foundation

/// A folder that is gone when nobody holds it any more.
package final class TemporaryFolder: Sendable {
    package let url: URL

    package init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("docket-test-\(UUID().uuidString)")
            .resolvingSymlinksInPath()
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    package func file(_ name: String) -> URL { url.appendingPathComponent(name) }
    package func path(_ name: String) -> String { file(name).path }

    /// Writes a file at a path in it, and makes the folders on the way.
    package func write(_ text: String, to path: String) throws {
        try FileManager.default.createDirectory(
            at: file(path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file(path))
    }

    /// Writes a script that can be run.
    ///
    /// Another process writes it. What this process has open for writing is open in each child that another test starts
    /// at this moment, for as long as that child has not begun, and nothing that is open for writing can be run.
    package func writeScript(_ text: String, to path: String) async throws {
        let draft = path + ".draft"
        try write(text, to: draft)
        let null = FileHandle.nullDevice.fileDescriptor
        let process = try ChildProcess(
            URL(fileURLWithPath: "/usr/bin/install"), ["-m", "700", self.path(draft), self.path(path)],
            environment: [:], folder: url, input: null, output: null, errors: FileHandle.standardError.fileDescriptor)
        guard await process.ended() == 0 else { throw CocoaError(.fileWriteUnknown) }
        try FileManager.default.removeItem(at: file(draft))
    }

    /// The names of what is in a folder of it, hidden files too.
    package func names(in path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: file(path).path).sorted()
    }
}
