import DocketDomain
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The user's own editor, `$VISUAL` or `$EDITOR`, on a text in a file that only they can read.
struct OutsideEditor {
    /// The program and what is given to it before the file. It is started as it is written, without a shell.
    private let command: [String]
    private let environment: [String: String]

    /// Bytes of a text that are read back.
    private static let longest = 1 << 20

    /// - Throws: Where the environment names no editor.
    init(_ environment: [String: String]) throws(DocketError) {
        let named = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.allSatisfy(\.isWhitespace) }
        guard let named else {
            throw DocketError(.failedPrecondition, "No editor is named. Set VISUAL or EDITOR, such as EDITOR=vi.")
        }
        command = named.split(whereSeparator: \.isWhitespace).map(String.init)
        self.environment = environment
    }

    /// Has the text edited, and waits for the end. The terminal is the editor's meanwhile.
    func edit(_ text: String) throws(DocketError) -> String {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("docket-\(UUID().uuidString.lowercased())", isDirectory: true)
        let file = folder.appendingPathComponent("value.txt")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        } catch {
            throw DocketError(.unavailable, "The text can't be put into \(folder.path): \(error)")
        }
        guard
            FileManager.default.createFile(
                atPath: file.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        else { throw DocketError(.unavailable, "The text can't be written to \(file.path).") }
        let status = try run(command + [file.path])
        guard status == 0 else {
            throw DocketError(.cancelled, "\(command[0]) ended with \(status): the text is as it was.")
        }
        guard let handle = try? FileHandle(forReadingFrom: file),
            let bytes = try? handle.read(upToCount: Self.longest + 1)
        else { throw DocketError(.cancelled, "\(command[0]) left no text behind: it is as it was.") }
        guard bytes.count <= Self.longest else {
            throw DocketError(.resourceExhausted, "The text is longer than \(Self.longest) bytes.")
        }
        guard let edited = String(validating: bytes, as: UTF8.self) else {
            throw DocketError(.invalidArgument, "The text is not UTF-8: it is as it was.")
        }
        return edited
    }

    /// Runs a program on this terminal. Keys that interrupt are meant for it, not for docket.
    private func run(_ arguments: [String]) throws(DocketError) -> Int32 {
        var ignore = sigaction()
        #if canImport(Darwin)
            ignore.__sigaction_u.__sa_handler = SIG_IGN
        #elseif canImport(Musl)
            ignore.__sa_handler.sa_handler = SIG_IGN
        #else
            ignore.__sigaction_handler.sa_handler = SIG_IGN
        #endif
        var (interrupt, quit) = (sigaction(), sigaction())
        sigaction(SIGINT, &ignore, &interrupt)
        sigaction(SIGQUIT, &ignore, &quit)
        defer {
            sigaction(SIGINT, &interrupt, nil)
            sigaction(SIGQUIT, &quit, nil)
        }
        let program = ProgramStart(arguments: arguments, environment: environment, family: .ours, streams: .ours)
        let process: pid_t
        do throws(ProgramStart.Failure) {
            process = try program.start()
        } catch {
            throw DocketError(.notFound, "\(command[0]) can't be started: \(error).")
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return -1 }
        }
        let code = ProgramStart.exitCode(status)
        return code < 0 ? 128 - code : code
    }
}
