/// Where bytes stop being JSON, and what should have stood there.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Expectation: String, Hashable, Sendable {
        case value = "a value"
        case key = "a key in quotation marks"
        case keyOrEndOfObject = "a key in quotation marks or “}”"
        case colon = "“:”"
        case commaOrEndOfArray = "“,” or “]”"
        case commaOrEndOfObject = "“,” or “}”"
        case digit = "a digit"
        case literal = "true, false or null"
        case escape = "an escape that JSON knows"
        case noControlCharacter = "no bare control character in a string"
        case endOfString = "the end of a string"
        case utf8 = "text in UTF-8"
        case shallowerNesting = "nesting that is less deep"
        case restOfValue = "the rest of a value"
        case endOfText = "nothing more"
    }

    /// Bytes before the place, counted from 0.
    package let offset: Int
    package let expected: Expectation
    /// Whether the bytes ended here, rather than went on with something else.
    package let isAtEnd: Bool

    package init(offset: Int, expected: Expectation, isAtEnd: Bool = false) {
        self.offset = offset
        self.expected = expected
        self.isAtEnd = isAtEnd
    }

    package var description: String {
        isAtEnd
            ? "breaks off at byte \(offset), where \(expected.rawValue) was expected"
            : "expected \(expected.rawValue) at byte \(offset)"
    }

    /// The same error in a larger text, in which these bytes begin at `base`.
    package func shifted(by base: Int) -> JSONError {
        JSONError(offset: base + offset, expected: expected, isAtEnd: isAtEnd)
    }
}
