import DocketDomain
import DocketStore
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Answers that are being given, each in a file of the workspace: what it is in the first line, then its text.
///
/// A file is locked by the process that gives the answer. The system takes the lock away when the process dies: what is
/// left then is an answer that broke off.
struct AnswerFiles: AnswerStreams {
    private let folder: URL
    private let viewer: Viewer
    private let sees: @Sendable (ThreadID) async -> Bool

    static let folderName = "answers"
    private static let prefix = "answer-"

    /// - Parameters:
    ///   - workspace: The workspace's folder.
    ///   - sees: Whether the viewer sees a thread.
    init(in workspace: URL, viewer: Viewer, sees: @escaping @Sendable (ThreadID) async -> Bool) {
        folder = workspace.appendingPathComponent(Self.folderName, isDirectory: true)
        self.viewer = viewer
        self.sees = sees
    }

    func begin(_ answer: RunningAnswer) throws(DocketError) -> (any AnswerWriting)? {
        if mkdir(folder.path, 0o700) != 0, errno != EEXIST { throw Self.failure(folder.path, errno) }
        let path = path(of: answer.id)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(path, errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        // What it may still hold was written by a process that died; whoever begins anew answers in its place.
        ftruncate(descriptor, 0)
        let file = AnswerFile(path: path, descriptor: descriptor)
        guard let head = try? JSONEncoder().encode(Head(tenant: viewer.tenantID, answer: answer)) else {
            throw DocketError(.internal, "The answer cannot be begun.")
        }
        try file.write(head + [UInt8(ascii: "\n")])
        return file
    }

    func news() -> AsyncStream<[AnswerNews]> {
        let watcher = WriteWatcher(path: folder.appendingPathComponent(Self.prefix).path)
        return AsyncStream { continuation in
            let task = Task {
                var followed: [String: FollowedAnswer] = [:]
                await tell(&followed, continuation)
                for await _ in watcher.writes {
                    await tell(&followed, continuation)
                    // No screen shows more than this.
                    try? await Task.sleep(for: .milliseconds(16))
                    if Task.isCancelled { break }
                }
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    private func tell(
        _ followed: inout [String: FollowedAnswer], _ continuation: AsyncStream<[AnswerNews]>.Continuation
    ) async {
        var news: [AnswerNews] = []
        let names = Set(names())
        for name in followed.keys.filter({ !names.contains($0) }).sorted() {
            if let id = followed.removeValue(forKey: name)?.answer?.id { news.append(.ended(id)) }
        }
        for name in names.sorted() {
            let path = folder.appendingPathComponent(name).path
            if followed[name] == nil {
                guard let head = head(at: path), Self.isHeld(path) else { continue }
                let isSeen = head.head.tenant == viewer.tenantID ? await sees(head.head.answer.threadID) : false
                followed[name] = FollowedAnswer(answer: isSeen ? head.head.answer : nil, offset: head.count)
                if isSeen { news.append(.began(head.head.answer)) }
            }
            guard let id = followed[name]?.answer?.id else { continue }
            if let text = followed[name]?.read(path), !text.isEmpty { news.append(.grew(id, by: text)) }
            if !Self.isHeld(path) {
                followed[name] = nil
                news.append(.ended(id))
            }
        }
        if !news.isEmpty { continuation.yield(news) }
    }

    func abandoned() throws(DocketError) -> [RunningAnswer] {
        names().compactMap { name in
            let path = folder.appendingPathComponent(name).path
            guard let head = head(at: path), head.head.tenant == viewer.tenantID,
                head.head.answer.askedBy == viewer.userID, !Self.isHeld(path)
            else { return nil }
            var answer = head.head.answer
            var followed = FollowedAnswer(answer: answer, offset: head.count)
            answer.text = followed.read(path)
            return answer
        }
    }

    func discard(_ id: MessageID) {
        unlink(path(of: id))
    }

    /// Removes what broke off, whoever asked for it: nobody can tell any more whom it is about.
    static func removeAbandoned(in workspace: URL) {
        let folder = workspace.appendingPathComponent(folderName, isDirectory: true)
        for name in names(in: folder) {
            let path = folder.appendingPathComponent(name).path
            if !isHeld(path) { unlink(path) }
        }
    }

    private func path(of id: MessageID) -> String {
        folder.appendingPathComponent(Self.prefix + StableDigest.sha256(Data(id.rawValue.utf8)).prefix(32)).path
    }

    private func names() -> [String] { Self.names(in: folder) }

    private static func names(in folder: URL) -> [String] {
        // A folder that is not there has no answers.
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasPrefix(prefix) }
    }

    private struct Head: Codable {
        let tenant: TenantID
        let answer: RunningAnswer
    }

    /// What a file is, and how many bytes say so; nil where that is not written yet, or is no answer.
    private func head(at path: String) -> (head: Head, count: Int)? {
        let bytes = FollowedAnswer.bytes(path, from: 0, atMost: Self.longestHead)
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
            let head = try? JSONDecoder().decode(Head.self, from: Data(bytes[..<end]))
        else { return nil }
        return (head, end + 1)
    }

    private static let longestHead = 16 << 10

    /// Whether a process that lives has the file.
    private static func isHeld(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }

    fileprivate static func failure(_ path: String, _ code: Int32) -> DocketError {
        DocketError(
            code == EACCES || code == EROFS ? .permissionDenied : .unavailable,
            "The answer cannot be written to \(path): \(String(cString: strerror(code))).")
    }
}

/// The file of an answer that this process gives.
private final class AnswerFile: AnswerWriting, Sendable {
    private let path: String
    private let descriptor: Int32

    init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    func append(_ text: String) throws(DocketError) { try write(Data(text.utf8)) }

    func write(_ bytes: Data) throws(DocketError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw AnswerFiles.failure(path, count < 0 ? errno : EIO) }
            rest = rest.dropFirst(count)
        }
    }

    func finish() {
        // Written to, so that those who watch for writes look.
        ftruncate(descriptor, 0)
        unlink(path)
    }
}

/// How far somebody has read an answer.
private struct FollowedAnswer {
    /// Nothing where the viewer does not see its thread.
    let answer: RunningAnswer?
    var offset: Int

    /// What has come since it was read last, up to the last character that is whole.
    mutating func read(_ path: String) -> String {
        var bytes = Self.bytes(path, from: offset, atMost: .max)
        while let last = bytes.last, last >= 0x80 {
            // At most three bytes of a character can be without the others.
            if String(validating: bytes.suffix(4).drop { $0 & 0xC0 == 0x80 }, as: UTF8.self) != nil { break }
            bytes.removeLast()
        }
        offset += bytes.count
        return String(decoding: bytes, as: UTF8.self)
    }

    static func bytes(_ path: String, from offset: Int, atMost limit: Int) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return [] }
        let count = min(limit, max(0, Int(status.st_size) - offset))
        // What cannot be read has not come yet.
        return FileBytes.read(descriptor, at: offset, upTo: count).bytes
    }
}
