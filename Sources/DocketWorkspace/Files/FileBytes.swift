#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Bytes of files that are open, read from wherever they stand.
enum FileBytes {
    /// So many bytes from a place on, or as many as there are; an error's number where the system gives one.
    static func read(_ descriptor: Int32, at place: Int, upTo count: Int) -> (bytes: [UInt8], failure: Int32?) {
        var failure: Int32?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let rest = UnsafeMutableBufferPointer(rebasing: buffer[filled..<count])
                let read = pread(descriptor, rest.baseAddress, rest.count, off_t(place + filled))
                if read < 0, errno == EINTR { continue }
                if read < 0 { failure = errno }
                guard read > 0 else { return }
                filled += read
            }
        }
        return (bytes, failure)
    }
}
