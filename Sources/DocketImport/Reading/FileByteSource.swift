import DocketDomain
import Foundation

/// The bytes of a file, or of whatever else has a path and can be read from its start to its end.
final class FileByteSource: ByteSource {
    private let handle: FileHandle
    private(set) var bytesRead = 0

    init(url: URL) throws {
        handle = try FileHandle(forReadingFrom: url)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = Foundation.read(handle.fileDescriptor, buffer.baseAddress, buffer.count)
            if count >= 0 {
                bytesRead += count
                return count
            }
            guard errno == EINTR else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        }
    }
}
