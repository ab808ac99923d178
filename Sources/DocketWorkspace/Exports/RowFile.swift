import DocketDomain
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Rows of cells in a file that has no name and ends with its last user. They are written one after the other, and then
/// read from wherever they begin.
///
/// A row is the number of bytes that follow, then each cell: the number of its bytes, and these.
final class RowFile: @unchecked Sendable {
    private let descriptor: Int32
    /// What is not written yet. Rows are read by others only after `flush`.
    private var unwritten: [UInt8] = []
    private var end = 0

    init(in folder: URL) throws(DocketError) {
        let path = folder.appendingPathComponent(".rows-\(UUID().uuidString)").path
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(errno) }
        unlink(path)
    }

    deinit {
        close(descriptor)
    }

    /// - Returns: Where the row begins.
    func append(_ cells: [String]) throws(DocketError) -> Int {
        let start = end + unwritten.count
        let first = unwritten.count
        Self.append(0, to: &unwritten)
        for cell in cells {
            Self.append(cell.utf8.count, to: &unwritten)
            unwritten += cell.utf8
        }
        let count = unwritten.count - first - Self.numberBytes
        withUnsafeBytes(of: UInt32(count).littleEndian) {
            unwritten.replaceSubrange(first..<first + Self.numberBytes, with: $0)
        }
        if unwritten.count >= Self.bufferBytes { try flush() }
        return start
    }

    func flush() throws(DocketError) {
        var written = 0
        while written < unwritten.count {
            let count = unwritten[written...].withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress, $0.count, off_t(end + written))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure(count < 0 ? errno : EIO) }
            written += count
        }
        end += written
        unwritten.removeAll(keepingCapacity: true)
    }

    /// The cells of the row that begins at a place.
    func row(at place: Int) throws(DocketError) -> [String] {
        // Most rows come with the first reading.
        var bytes = try read(at: place, upTo: Self.usualRowBytes)
        var rest = bytes[...]
        let count = try Self.number(from: &rest)
        if count > rest.count {
            bytes = try read(at: place + Self.numberBytes, upTo: count)
            rest = bytes[...]
        }
        guard rest.count >= count else { throw Self.failure(EIO) }
        rest = rest.prefix(count)
        var cells: [String] = []
        while !rest.isEmpty {
            let length = try Self.number(from: &rest)
            guard rest.count >= length else { throw Self.failure(EIO) }
            cells.append(String(decoding: rest.prefix(length), as: UTF8.self))
            rest = rest.dropFirst(length)
        }
        return cells
    }

    private func read(at place: Int, upTo count: Int) throws(DocketError) -> [UInt8] {
        let (bytes, failure) = FileBytes.read(descriptor, at: place, upTo: count)
        if let failure { throw Self.failure(failure) }
        return bytes
    }

    private static func append(_ number: Int, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: UInt32(number).littleEndian) { bytes.append(contentsOf: $0) }
    }

    private static func number(from bytes: inout ArraySlice<UInt8>) throws(DocketError) -> Int {
        guard bytes.count >= numberBytes else { throw failure(EIO) }
        defer { bytes = bytes.dropFirst(numberBytes) }
        return bytes.prefix(numberBytes).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private static func failure(_ code: Int32) -> DocketError {
        DocketError(.unavailable, "Rows cannot be kept in a file: \(String(cString: strerror(code))). Check the disk.")
    }

    private static let numberBytes = 4
    private static let usualRowBytes = 1024
    private static let bufferBytes = 1 << 20
}
