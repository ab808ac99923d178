/// Input written as text, for tests and `docket render --keys`: `j enter 'two words' ctrl-d`.
///
/// Names of keys are separated by spaces; text in quotes is typed character by character. `paste:'…'` pastes,
/// `click:10,5` and `doubleclick:10,5` press the mouse at a column and row from 0, `resize:80x24` resizes.
package struct KeyScript: Hashable, Sendable {
    package let inputs: [Input]

    /// Why a script can't be read.
    package struct Failure: Error, Hashable, CustomStringConvertible {
        package let description: String
    }

    package init(_ text: String) throws(Failure) {
        var inputs: [Input] = []
        var rest = text[...]
        while true {
            rest = rest.drop { $0.isWhitespace }
            guard let first = rest.first else { break }
            if Self.isQuote(first), let quoted = try? Self.quoted(&rest) {
                inputs += quoted.map { .key($0.isNewline ? .enter : $0 == "\t" ? .tab : Key($0)) }
            } else {
                inputs.append(contentsOf: try Self.word(&rest))
            }
        }
        self.inputs = inputs
    }

    private static func isQuote(_ character: Character) -> Bool {
        character == "'" || character == "\""
    }

    /// Text up to the same quote; a quote that is not closed is a key of its own.
    private static func quoted(_ rest: inout Substring) throws(Failure) -> Substring {
        let body = rest.dropFirst()
        guard let quote = rest.first, let end = body.firstIndex(of: quote) else {
            throw Failure(description: "a quote is not closed: \(rest)")
        }
        rest = body[body.index(after: end)...]
        return body[..<end]
    }

    private static func word(_ rest: inout Substring) throws(Failure) -> [Input] {
        if rest.hasPrefix("paste:"), rest.dropFirst(6).first.map(isQuote) == true {
            rest = rest.dropFirst(6)
            return [.paste(String(try quoted(&rest)))]
        }
        let word = rest.prefix { !$0.isWhitespace }
        rest = rest[word.endIndex...]
        if let key = Key(named: word) { return [.key(key)] }
        if let separator = word.firstIndex(of: ":") {
            let argument = word[word.index(after: separator)...]
            switch word[..<separator] {
            case "click": if let point = point(argument) { return click(at: point, times: 1) }
            case "doubleclick": if let point = point(argument) { return click(at: point, times: 2) }
            case "wheelup": if let point = point(argument) { return [.mouse(Mouse(.wheelUp, at: point))] }
            case "wheeldown": if let point = point(argument) { return [.mouse(Mouse(.wheelDown, at: point))] }
            case "resize":
                if let (width, height) = pair(argument, separator: "x"), width > 0, height > 0 {
                    return [.resize(Size(width: width, height: height))]
                }
            default: break
            }
        }
        throw Failure(description: "not a key: \(word)")
    }

    private static func click(at point: Point, times: Int) -> [Input] {
        (1...times).flatMap { number -> [Input] in
            [
                .mouse(Mouse(.press(.left), at: point, clicks: number)), .mouse(Mouse(.release, at: point)),
            ]
        }
    }

    private static func point(_ text: Substring) -> Point? {
        pair(text, separator: ",").map { Point(x: $0.0, y: $0.1) }
    }

    private static func pair(_ text: Substring, separator: Character) -> (Int, Int)? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == 2, let first = Int(parts[0]), let second = Int(parts[1]),
            (0...10000).contains(first), (0...10000).contains(second)
        else { return nil }
        return (first, second)
    }
}
