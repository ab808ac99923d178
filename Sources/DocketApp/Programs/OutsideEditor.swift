import DocketDomain
import Foundation
import Subprocess

/// The user's own editor, `$VISUAL` or `$EDITOR`, on a text in a file that only they can read.
struct OutsideEditor {
    /// The program and what is given to it before the file. It is started as it is written, without a shell.
    private let command: [String]
    private let environment: [String: String]
    /// Where the file lies meanwhile.
    private let folders: LockedFolders

    /// Bytes of a text that are read back.
    private static let longest = 1 << 20

    /// - Parameter state: The user's state folder, which is nobody else's to read.
    /// - Throws: Where the environment names no editor.
    init(_ environment: [String: String], in state: URL) throws(DocketError) {
        let named = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.allSatisfy(\.isWhitespace) }
        guard let named else {
            throw DocketError(.failedPrecondition, "No editor is named. Set VISUAL or EDITOR, such as EDITOR=vi.")
        }
        command = named.split(whereSeparator: \.isWhitespace).map(String.init)
        self.environment = environment
        folders = LockedFolders(in: state, prefix: "editor-")
    }

    /// Has the text edited, and waits for the end. The terminal is the editor's meanwhile.
    func edit(_ text: String) async throws(DocketError) -> String {
        // What an editor whose docket was killed has left.
        folders.removeLeftovers()
        let folder: LockedFolder
        do {
            folder = try folders.make()
        } catch {
            throw DocketError(.unavailable, "The text can't be put into \(folders.parent.path): \(error)")
        }
        defer { folder.remove() }
        let file = folder.folder.appendingPathComponent("value.txt")
        guard
            FileManager.default.createFile(
                atPath: file.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        else { throw DocketError(.unavailable, "The text can't be written to \(file.path).") }
        let status = try await run(command + [file.path])
        guard status == 0 else {
            throw DocketError(.cancelled, "\(command[0]) ended with \(status): the text is as it was.")
        }
        return try contents(of: file)
    }

    private func contents(of file: URL) throws(DocketError) -> String {
        let bytes: Data?
        var cause: String?
        do {
            bytes = try FileHandle(forReadingFrom: file).read(upToCount: Self.longest + 1)
        } catch {
            (bytes, cause) = (nil, String(describing: error))
        }
        guard let bytes else {
            throw DocketError(.cancelled, "\(command[0]) left no text behind: it is as it was.", cause: cause)
        }
        guard bytes.count <= Self.longest else {
            throw DocketError(.resourceExhausted, "The text is longer than \(Self.longest) bytes.")
        }
        guard let edited = String(validating: bytes, as: UTF8.self) else {
            throw DocketError(.invalidArgument, "The text is not UTF-8: it is as it was.")
        }
        return edited
    }

    /// Runs a program on this terminal: with docket's own streams, and in its job, so that keys that interrupt reach it.
    private func run(_ arguments: [String]) async throws(DocketError) -> Int32 {
        do {
            let result = try await Subprocess.run(
                Configuration(program: arguments, environment: environment), input: .currentStandardInput,
                output: .currentStandardOutput, error: .currentStandardError)
            return switch result.terminationStatus {
            case .exited(let code): code
            case .signaled(let signal): 128 + signal
            }
        } catch {
            let reason = (error as? SubprocessError)?.reason ?? "\(error)"
            throw DocketError(.notFound, "\(command[0]) can't be started: \(reason).")
        }
    }
}
