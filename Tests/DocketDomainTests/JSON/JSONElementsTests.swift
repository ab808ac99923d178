import DocketDomain
import TestSupport
import Testing

/// What an element reader gave until it ended or threw.
private struct Outcome: Equatable {
    var elements: [String] = []
    var offsets: [Int] = []
    var tooLong: [Int] = []
    var error: JSONError?

    mutating func add(_ element: JSONElement) {
        switch element {
        case .bytes(let bytes, let offset):
            elements.append(String(decoding: bytes, as: UTF8.self))
            offsets.append(offset)
        case .tooLong(let offset):
            tooLong.append(offset)
        }
    }
}

private func elements(
    of text: String, key: String? = nil, limit: Int = JSONElement.limit, chunk: Int = .max
) throws -> Outcome {
    let source = MemoryByteSource(Array(text.utf8), chunkSize: chunk)
    return try collect(JSONElements(source: source, arrayKey: key, limit: limit))
}

private func collect(_ elements: JSONElements) throws -> Outcome {
    var elements = elements
    var outcome = Outcome()
    do {
        while let element = try elements.next() { outcome.add(element) }
    } catch let error as JSONError {
        outcome.error = error
    }
    let afterwards = try elements.next()
    #expect(afterwards == nil, "nothing comes after the end")
    return outcome
}

private func lines(of text: String, limit: Int = JSONElement.limit, chunk: Int = .max) throws -> Outcome {
    var reader = JSONLines(source: MemoryByteSource(Array(text.utf8), chunkSize: chunk), limit: limit)
    var outcome = Outcome()
    while let element = try reader.next() { outcome.add(element) }
    return outcome
}

@Suite struct JSONElementsTests {
    private static let array = #" [ {"a":"]}\"\\","b":[1,{}]} ,2, "x,]" ,[ ],null]  "#
    private static let arrayElements = [#"{"a":"]}\"\\","b":[1,{}]}"#, "2", #""x,]""#, "[ ]", "null"]

    @Test(arguments: [1, 2, 3, 7, .max])
    func elementsOfAnArrayComeOneByOneHoweverTheBytesArrive(chunk: Int) throws {
        let outcome = try elements(of: Self.array, chunk: chunk)
        #expect(outcome.elements == Self.arrayElements)
        #expect(outcome.offsets == [3, 30, 33, 40, 44])
        #expect(outcome.error == nil)
        #expect(try elements(of: "\u{FEFF}\r\n\t[1]", chunk: chunk).elements == ["1"])
        #expect(try elements(of: "[]", chunk: chunk) == Outcome())
    }

    @Test(arguments: [1, 5, .max])
    func theArrayMayBeTheValueOfAKey(chunk: Int) throws {
        let text = #"{"version":{"conversations":[9]},"x":"conversations","conversations":[{"i":1},2],"rest":[3]}"#
        #expect(try elements(of: text, key: "conversations", chunk: chunk).elements == [#"{"i":1}"#, "2"])
        #expect(try elements(of: text, key: "conversations", chunk: chunk).error == nil)
        #expect(try elements(of: text, key: "nothing", chunk: chunk).elements == [text])
        #expect(try elements(of: text, chunk: chunk).elements == [text])
        #expect(try elements(of: #"{"conversations":{}}"#, key: "conversations").elements.count == 1)
    }

    @Test(arguments: ["{}", #"{"a":1}"#, "7", "\"text\"", "true"])
    func aTextThatIsNoArrayIsTheOnlyElement(text: String) throws {
        for chunk in [1, .max] {
            #expect(try elements(of: text, key: "k", chunk: chunk).elements == [text])
            #expect(try elements(of: text + "\n", chunk: chunk).elements == [text])
        }
    }

    @Test(arguments: [
        ("", [], 0, JSONError.Expectation.value, true),
        ("  ", [], 2, .value, true),
        ("[", [], 1, .value, true),
        ("[1", ["1"], 2, .commaOrEndOfArray, true),
        ("[1,", ["1"], 3, .value, true),
        ("[1,]", ["1"], 3, .value, false),
        ("[,1]", [], 1, .value, false),
        ("[1 2]", ["1"], 3, .commaOrEndOfArray, false),
        ("[{} {}]", ["{}"], 4, .commaOrEndOfArray, false),
        (#"[{},{"a":"b"#, ["{}"], 11, .endOfString, true),
        ("[{},{", ["{}"], 5, .restOfValue, true),
        ("[{}}", ["{}"], 3, .commaOrEndOfArray, false),
        ("[1] 2", ["1"], 4, .endOfText, false),
        ("{} {}", ["{}"], 3, .endOfText, false),
    ])
    func whatIsBrokenIsThrownAfterTheGoodElements(
        text: String, good: [String], offset: Int, expected: JSONError.Expectation, isAtEnd: Bool
    ) throws {
        for chunk in [1, .max] {
            let outcome = try elements(of: text, chunk: chunk)
            #expect(outcome.elements == good)
            #expect(outcome.error == JSONError(offset: offset, expected: expected, isAtEnd: isAtEnd))
        }
    }

    @Test(arguments: [
        (#"{"k":[1],"#, 9, JSONError.Expectation.key, true),
        (#"{"k":[1]"#, 8, .commaOrEndOfObject, true),
        (#"{"k":[1] 3}"#, 9, .keyOrEndOfObject, false),
        (#"{"k":[1],"a" 3}"#, 13, .colon, false),
        (#"{"k":[1],"a":"#, 13, .value, true),
        (#"{"k":[1],"a":{"#, 14, .restOfValue, true),
        (#"{"k":[1]}x"#, 9, .endOfText, false),
    ])
    func theRestOfTheObjectIsReadToo(text: String, offset: Int, expected: JSONError.Expectation, isAtEnd: Bool) throws {
        for chunk in [1, .max] {
            let outcome = try elements(of: text, key: "k", chunk: chunk)
            #expect(outcome.elements == ["1"])
            #expect(outcome.error == JSONError(offset: offset, expected: expected, isAtEnd: isAtEnd))
        }
    }

    @Test(arguments: [1, .max])
    func objectsMayFollowEachOtherWhereThatIsAllowed(chunk: Int) throws {
        func outcome(_ text: String) throws -> Outcome {
            let source = MemoryByteSource(Array(text.utf8), chunkSize: chunk)
            return try collect(JSONElements(source: source, allowsSequence: true))
        }
        #expect(try outcome("{\"a\":1}\n{}{\"b\":[]} ").elements == ["{\"a\":1}", "{}", "{\"b\":[]}"])
        #expect(try outcome("{} 1").error == JSONError(offset: 3, expected: .endOfText))
        #expect(try outcome("[{}] {}").error == JSONError(offset: 5, expected: .endOfText))
    }

    @Test func anElementBeyondTheLimitIsSteppedOverAndTheRestGoesOn() throws {
        let long = #"{"t":""# + String(repeating: "x\\\"", count: 400_000) + #""}"#
        let outcome = try elements(of: "[1,\(long),{\"a\":2},\(long),3]", limit: 1000, chunk: 50_000)
        #expect(outcome.elements == ["1", #"{"a":2}"#, "3"])
        #expect(outcome.tooLong == [3, 3 + long.utf8.count + 9])
        #expect(outcome.error == nil)
        #expect(try elements(of: long, key: "k", limit: 1000).tooLong == [0])
        #expect(try elements(of: "{\"x\":\(long),\"k\":[1]}", key: "k", limit: 1000).elements == ["1"])
        #expect(try elements(of: "{\"k\":[1],\"x\":\(long)}", key: "k", limit: 1000).elements == ["1"])
    }

    @Test func anElementOfTheLimitIsStillDelivered() throws {
        let element = "\"" + String(repeating: "x", count: 998) + "\""
        #expect(try elements(of: "[\(element)]", limit: 1000).elements == [element])
        #expect(try elements(of: "[\(element)]", limit: 999).tooLong == [1])
    }

    @Test func randomArraysSplitIntoTheElementsTheParserSees() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<300 {
            let value = JSON.array(
                (0..<Int.random(in: 0...6, using: &random)).map { _ in .random(depth: 4, using: &random) })
            let text = value.serialized(pretty: .random(using: &random))
            let outcome = try elements(of: text, chunk: .random(in: 1...64, using: &random))
            #expect(try outcome.elements.map { try JSON(parsing: $0) } == value.array)
        }
    }
}

@Suite struct JSONLinesTests {
    @Test(arguments: [1, 2, 3, .max])
    func linesComeWithoutBlankOnes(chunk: Int) throws {
        let outcome = try lines(of: "\u{FEFF}{\"a\":1}\r\n\r\n  \n{\"b\":2}\n\n 3 \n\"last\"", chunk: chunk)
        #expect(outcome.elements == [#"{"a":1}"#, #"{"b":2}"#, "3", "\"last\""])
        #expect(outcome.offsets == [3, 17, 27, 30])
        #expect(try lines(of: "", chunk: chunk) == Outcome())
        #expect(try lines(of: "\n\n", chunk: chunk) == Outcome())
        #expect(try lines(of: "1\n", chunk: chunk).elements == ["1"])
    }

    @Test func aLineBeyondTheLimitIsSteppedOver() throws {
        let long = String(repeating: "x", count: 1_000_000)
        let outcome = try lines(of: "1\n\(long)\n2\n\(long)", limit: 1000, chunk: 30_000)
        #expect(outcome.elements == ["1", "2"])
        #expect(outcome.tooLong == [2, 2 + 1_000_000 + 3])
        #expect(try lines(of: String(repeating: "y", count: 1000), limit: 1000).elements.count == 1)
        #expect(try lines(of: String(repeating: "y", count: 1001), limit: 1000).tooLong == [0])
    }
}
