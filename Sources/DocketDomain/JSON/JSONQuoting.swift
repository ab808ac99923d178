/// How a text stands in JSON: in quotation marks, with what would be taken for something else escaped.
enum JSONQuoting {
    /// Appends the text.
    ///
    /// - Parameter escapingSlashes: As Foundation's encoder does unless it is told not to: digests of such texts are stored.
    static func append(_ text: String, to output: inout [UInt8], escapingSlashes: Bool = false) {
        output.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            guard let base = utf8.baseAddress else { return }
            var run = 0
            while true {
                let stop = ByteScan.endOfPlainText(base, from: run, to: utf8.count)
                let plain = UnsafeBufferPointer(rebasing: utf8[run..<stop])
                if escapingSlashes {
                    appendEscapingSlashes(plain, to: &output)
                } else {
                    output.append(contentsOf: plain)
                }
                guard stop < utf8.count else { return }
                output.append(contentsOf: JSONEscape.of(base[stop]))
                run = stop + 1
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func appendEscapingSlashes(_ plain: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var rest = plain[...]
        while let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
            output.append(contentsOf: rest[..<slash])
            output.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "/")])
            rest = rest[(slash + 1)...]
        }
        output.append(contentsOf: rest)
    }
}
