extension JSON {
    /// Reads exactly one JSON text, as strictly as RFC 8259 says. A byte order mark before it is stepped over, of equal
    /// keys the last one wins, and half a surrogate pair in an escape becomes U+FFFD.
    ///
    /// `maximumDepth` counts arrays and objects within each other; more than 512 are never read.
    package init(parsing bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int = 64) throws(JSONError) {
        guard let base = bytes.baseAddress else {
            throw JSONError(offset: 0, expected: .value, isAtEnd: true)
        }
        var parser = JSONParser(bytes: base, count: bytes.count, maximumDepth: maximumDepth)
        self = try parser.parseText()
    }

    package init(parsing bytes: [UInt8], maximumDepth: Int = 64) throws(JSONError) {
        self = try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
            try JSON(parsing: buffer, maximumDepth: maximumDepth)
        }
    }

    package init(parsing bytes: some Collection<UInt8>, maximumDepth: Int = 64) throws(JSONError) {
        let inPlace = bytes.withContiguousStorageIfAvailable { buffer in
            Result { () throws(JSONError) in try JSON(parsing: buffer, maximumDepth: maximumDepth) }
        }
        if let inPlace {
            self = try inPlace.get()
        } else {
            self = try JSON(parsing: Array(bytes), maximumDepth: maximumDepth)
        }
    }

    package init(parsing text: String, maximumDepth: Int = 64) throws(JSONError) {
        self = try JSON(parsing: text.utf8, maximumDepth: maximumDepth)
    }
}
