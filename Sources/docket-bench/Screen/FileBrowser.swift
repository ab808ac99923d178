import Foundation

/// vifm, the yardstick for a list with a preview that follows the selection: it is measured where it is installed.
struct FileBrowser {
    private let program: URL
    private let folder: URL

    /// - Parameter folder: Where its files and settings are made.
    init?(in folder: URL) {
        guard let program = Installed.program("vifm") else { return nil }
        self.program = program
        self.folder = folder
    }

    /// Opens a folder of so many text files, the selected one shown beside the list.
    func open(files count: Int) async throws -> ScreenSession {
        let files = folder.appendingPathComponent("files-\(count)")
        if !FileManager.default.fileExists(atPath: files.path) { try write(count, to: files) }
        return try await ScreenSession(
            program, ["--no-configs", "-c", "set novimhelp", "-c", "view", files.path], home: folder)
    }

    /// Texts of two screens' length, like the messages of a thread.
    private func write(_ count: Int, to files: URL) throws {
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        for number in 0..<count {
            var texts = TextMaker(seed: UInt64(number))
            let text = (0..<12).map { _ in texts.paragraph(sentences: 4) }.joined(separator: "\n\n")
            try Data(text.utf8).write(to: files.appendingPathComponent("note-\(number + 10_000).txt"))
        }
    }
}
