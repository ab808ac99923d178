import DocketDomain

/// Where text goes as UTF-8, some at a time: a file, or an entry of an archive.
protocol TextOutput: AnyObject {
    /// Passes the bytes on when there are many, and empties the buffer then.
    func take(_ buffer: inout [UInt8]) throws(DocketError)
    /// Passes on what is left.
    func flush(_ buffer: inout [UInt8]) throws(DocketError)
}

extension TextOutput {
    func take(_ buffer: inout [UInt8]) throws(DocketError) {
        if buffer.count >= 64 << 10 { try flush(&buffer) }
    }
}

extension UnfinishedFile: TextOutput {
    func flush(_ buffer: inout [UInt8]) throws(DocketError) {
        var failure: DocketError?
        buffer.withUnsafeBytes { bytes in
            do throws(DocketError) { try write(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
        buffer.removeAll(keepingCapacity: true)
    }
}
