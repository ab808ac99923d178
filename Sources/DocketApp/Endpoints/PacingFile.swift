import DocketAssistants
import Foundation

/// What has become of requests, in a small file that all of the user's processes share. Where it can't be kept, each goes
/// by what it has seen itself.
struct PacingFile<Course: PacingCourse>: PacingMemory {
    private let path: String
    private let own = PacingInMemory<Course>()

    /// Beyond this a file is damaged: no course is longer.
    private static var maximumBytes: Int { 16 << 10 }

    /// - Parameter file: Its folder is made where there is none.
    init(_ file: URL) {
        path = file.path
    }

    var course: Course {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return own.course }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_SH) == 0 else { return own.course }
        return Self.read(descriptor)
    }

    func change<Value: Sendable>(_ body: (inout Course) -> Value) -> Value {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        // Where there is no folder, opening the file fails.
        try? FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return own.change(body) }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX) == 0 else { return own.change(body) }
        let before = Self.read(descriptor)
        var course = before
        let value = body(&course)
        if course != before { Self.write(course, descriptor) }
        return value
    }

    /// What is damaged is as good as nothing.
    private static func read(_ descriptor: Int32) -> Course {
        var buffer = [UInt8](repeating: 0, count: maximumBytes)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        let bytes = Data(buffer[..<max(0, count)])
        return (try? JSONDecoder().decode(Course.self, from: bytes)) ?? Course()
    }

    private static func write(_ course: Course, _ descriptor: Int32) {
        guard let bytes = try? JSONEncoder().encode(course) else { return }
        // What is cut is damaged, and read as nothing.
        _ = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        ftruncate(descriptor, off_t(bytes.count))
    }
}
