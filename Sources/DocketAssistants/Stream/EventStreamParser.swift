/// Reads an event stream (WHATWG HTML, "Server-sent events") from bytes that come in pieces of any size, cut anywhere.
struct EventStreamParser {
    /// A line, or the lines of one event together, that are longer than any server has a reason for.
    struct TooLong: Error, Hashable {
        let bytes: Int
    }

    private let limit: Int
    /// What has come of a line whose end has not.
    private var line: [UInt8] = []
    private var event = ServerEvent()
    private var hasData = false
    /// A line feed that follows a carriage return belongs to it.
    private var skipsLineFeed = false
    private var isFirstLine = true

    /// - Parameter limit: In bytes, of a line and of an event's data.
    init(limit: Int = 10_000_000) {
        self.limit = limit
    }

    /// Bytes that are held until more come.
    var heldBytes: Int { line.count + event.data.count }

    /// The events that these bytes complete go to `events`, also where it throws.
    mutating func read(_ bytes: some Collection<UInt8>, into events: inout [ServerEvent]) throws(TooLong) {
        let result = bytes.withContiguousStorageIfAvailable { buffer in
            Result { () throws(TooLong) in try read(buffer, into: &events) }
        }
        if let result {
            try result.get()
        } else {
            let copy = Array(bytes)
            try copy.withUnsafeBufferPointer { (buffer) throws(TooLong) in try read(buffer, into: &events) }
        }
    }

    /// What servers leave that forget the last empty line.
    mutating func end() throws(TooLong) -> ServerEvent? {
        if !line.isEmpty { try endLine() }
        defer { (event, hasData) = (ServerEvent(), false) }
        return hasData ? event : nil
    }

    private mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>, into events: inout [ServerEvent]
    ) throws(TooLong) {
        var start = 0
        if skipsLineFeed, !bytes.isEmpty {
            skipsLineFeed = false
            if bytes[0] == Self.lineFeed { start = 1 }
        }
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != Self.lineFeed, bytes[end] != Self.carriageReturn { end += 1 }
            guard line.count + end - start <= limit else {
                line = []
                throw TooLong(bytes: limit)
            }
            line.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
            guard end < bytes.count else { return }
            start = end + 1
            if bytes[end] == Self.carriageReturn {
                if start == bytes.count {
                    skipsLineFeed = true
                } else if bytes[start] == Self.lineFeed {
                    start += 1
                }
            }
            if line.isEmpty {
                if hasData { events.append(event) }
                (event, hasData) = (ServerEvent(), false)
            } else {
                try endLine()
            }
        }
    }

    private mutating func endLine() throws(TooLong) {
        defer { line.removeAll(keepingCapacity: line.capacity <= Self.keptCapacity) }
        if isFirstLine, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        isFirstLine = false
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.count
        var value = min(colon + 1, line.count)
        if value < line.count, line[value] == UInt8(ascii: " ") { value += 1 }
        // A line that begins with a colon is a comment; fields of other names mean nothing here.
        if line[..<colon].elementsEqual("data".utf8) {
            guard event.data.count + line.count - value < limit else {
                (event, hasData) = (ServerEvent(), false)
                throw TooLong(bytes: limit)
            }
            if hasData { event.data.append(Self.lineFeed) }
            event.data.append(contentsOf: line[value...])
            hasData = true
        } else if line[..<colon].elementsEqual("event".utf8) {
            event.name = String(decoding: line[value...], as: UTF8.self)
        }
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    /// What one long line needed is not held for the rest of the stream.
    private static let keptCapacity = 64 << 10
}
