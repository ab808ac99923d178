/// The elements of a large JSON array, one at a time, with only the current one in memory. The array is the whole text,
/// or the value of a given key of an object that is the whole text. Any other text is delivered as its only element; on
/// request several objects may follow each other.
///
/// Elements are told apart by brackets and strings alone; whether each is JSON is for the parser to say. What is broken
/// between elements is thrown after the good elements before it were delivered.
package struct JSONElements {
    private enum Phase {
        case start, firstElement, laterElement, restOfObject, afterText, ended
    }

    private var window: ByteWindow
    private let arrayKey: String?
    private let allowsSequence: Bool
    private let limit: Int
    private var phase = Phase.start
    private var isInObject = false
    private var isSequence = false
    /// Whether the value being stepped over has outgrown the limit and is no longer kept.
    private var isTooLong = false

    package init(
        source: any ByteSource, arrayKey: String? = nil, allowsSequence: Bool = false, limit: Int = JSONElement.limit
    ) {
        window = ByteWindow(source: source)
        self.arrayKey = arrayKey
        self.allowsSequence = allowsSequence
        self.limit = limit
    }

    /// The next element, nil after the last. Throws `JSONError` where the text is broken, and what the source throws;
    /// after that there is nothing more.
    package mutating func next() throws -> JSONElement? {
        do {
            return try advance()
        } catch {
            phase = .ended
            throw error
        }
    }

    private mutating func advance() throws -> JSONElement? {
        while true {
            switch phase {
            case .start:
                if let onlyElement = try start() { return onlyElement }
            case .firstElement, .laterElement:
                if let element = try nextInArray() { return element }
            case .restOfObject:
                try finishObject()
            case .afterText:
                guard let byte = try nextByte() else {
                    phase = .ended
                    continue
                }
                guard isSequence, byte == UInt8(ascii: "{") else { throw error(.endOfText) }
                return try takeValue()
            case .ended:
                return nil
            }
        }
    }

    private mutating func start() throws -> JSONElement? {
        try window.dropByteOrderMark()
        guard let first = try nextByte() else { throw error(.value) }
        if first == UInt8(ascii: "[") {
            window.drop(1)
            phase = .firstElement
            return nil
        }
        if first == UInt8(ascii: "{"), arrayKey != nil {
            return try enterObject()
        }
        phase = .afterText
        isSequence = allowsSequence && first == UInt8(ascii: "{")
        return try takeValue()
    }

    private mutating func nextInArray() throws -> JSONElement? {
        guard var byte = try nextByte() else {
            throw error(phase == .firstElement ? .value : .commaOrEndOfArray)
        }
        if byte == UInt8(ascii: "]") {
            window.drop(1)
            phase = isInObject ? .restOfObject : .afterText
            return nil
        }
        if phase == .laterElement {
            guard byte == UInt8(ascii: ",") else { throw error(.commaOrEndOfArray) }
            window.drop(1)
            guard let next = try nextByte() else { throw error(.value) }
            byte = next
        }
        guard !Self.isDelimiter(byte) else { throw error(.value) }
        phase = .laterElement
        return try takeValue()
    }

    /// Steps through an object until the array is found: then what came before is let go of. Without that array the
    /// object is the only element.
    private mutating func enterObject() throws -> JSONElement? {
        let offset = window.base
        isTooLong = false
        var position = 1
        while let key = try nextKey(at: &position) {
            if key == arrayKey, window[position] == UInt8(ascii: "[") {
                window.drop(position + 1)
                isInObject = true
                phase = .firstElement
                return nil
            }
            try skipValue(at: &position)
        }
        phase = .afterText
        return take(position, offset: offset)
    }

    private mutating func finishObject() throws {
        isTooLong = true
        var position = 0
        while try nextKey(at: &position) != nil {
            try skipValue(at: &position)
        }
        window.drop(position)
        phase = .afterText
    }

    /// Steps over a key and its colon to the value, or over the end of the object, for which it returns nil. Escapes in
    /// the key are left as they are.
    private mutating func nextKey(at position: inout Int) throws -> String? {
        var byte = try peek(at: &position, expecting: .commaOrEndOfObject)
        if byte == UInt8(ascii: ",") {
            position += 1
            byte = try peek(at: &position, expecting: .key)
        }
        if byte == UInt8(ascii: "}") {
            position += 1
            return nil
        }
        guard byte == UInt8(ascii: "\"") else { throw error(.keyOrEndOfObject, at: position) }
        let start = position
        let isKept = try skipValue(at: &position)
        let key = isKept ? String(decoding: window.copy(start + 1..<position - 1), as: UTF8.self) : ""
        guard try peek(at: &position, expecting: .colon) == UInt8(ascii: ":") else {
            throw error(.colon, at: position)
        }
        position += 1
        _ = try peek(at: &position, expecting: .value)
        return key
    }

    private mutating func takeValue() throws -> JSONElement {
        let offset = window.base
        isTooLong = false
        var position = 0
        try skipValue(at: &position)
        return take(position, offset: offset)
    }

    /// Hands out the first bytes of the window.
    private mutating func take(_ count: Int, offset: Int) -> JSONElement {
        let element =
            isTooLong || count > limit
            ? JSONElement.tooLong(offset: offset) : .bytes(window.copy(0..<count), offset: offset)
        window.drop(count)
        return element
    }

    /// Steps over the value that begins at `position`, and returns whether all of it is still in the window.
    @discardableResult
    private mutating func skipValue(at position: inout Int) throws -> Bool {
        var scan = JSONValueScan(firstByte: window[position])
        var isKept = true
        while true {
            let (start, end) = (position, window.count)
            let (stop, isComplete) = window.withBytes { scan.advance($0, from: start, to: end) } ?? (end, false)
            position = stop
            if isComplete { return isKept }
            if isTooLong || position > limit {
                isTooLong = true
                isKept = false
                window.drop(position)
                position = 0
            }
            if try !window.extend() {
                if scan.isScalar { return isKept }
                throw error(scan.isInString ? .endOfString : .restOfValue, at: position)
            }
        }
    }

    /// The next byte that is no blank, which is then the first of the window.
    private mutating func nextByte() throws -> UInt8? {
        var position = 0
        while true {
            while position < window.count, ByteScan.isWhitespace(window[position]) { position += 1 }
            window.drop(position)
            if window.count > 0 { return window[0] }
            position = 0
            if try !window.extend() { return nil }
        }
    }

    /// The next byte that is no blank, at `position`, with what came before still there.
    private mutating func peek(at position: inout Int, expecting expected: JSONError.Expectation) throws -> UInt8 {
        while true {
            while position < window.count, ByteScan.isWhitespace(window[position]) { position += 1 }
            if position < window.count { return window[position] }
            if isTooLong || position > limit {
                isTooLong = true
                window.drop(position)
                position = 0
            }
            if try !window.extend() { throw error(expected, at: position) }
        }
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
    }

    private func error(_ expected: JSONError.Expectation, at position: Int = 0) -> JSONError {
        JSONError(offset: window.base + position, expected: expected, isAtEnd: position >= window.count)
    }
}
