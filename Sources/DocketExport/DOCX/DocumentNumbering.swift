/// The lists of a document. Each numbered one counts on its own.
struct DocumentNumbering {
    static let bullets = 1
    private var starts: [(level: Int, start: Int)] = []

    /// The id of a new numbered list.
    mutating func id(forListAt level: Int, from start: Int) -> Int {
        starts.append((level, start))
        return Self.bullets + starts.count
    }

    static let levels = 9

    var xml: String {
        var xml = "\(PackageParts.header)<w:numbering xmlns:w=\"\(PackageParts.main)\">"
        xml += Self.abstract(0) { ("bullet", ["•", "◦", "▪"][$0 % 3]) }
        xml += Self.abstract(1) { ("decimal", "%\($0 + 1).") }
        xml += "<w:num w:numId=\"\(Self.bullets)\"><w:abstractNumId w:val=\"0\"/></w:num>"
        for (index, list) in starts.enumerated() {
            xml += """
                <w:num w:numId="\(index + 1 + Self.bullets)"><w:abstractNumId w:val="1"/>\
                <w:lvlOverride w:ilvl="\(list.level)"><w:startOverride w:val="\(list.start)"/></w:lvlOverride></w:num>
                """
        }
        return xml + "</w:numbering>"
    }

    private static func abstract(_ id: Int, _ look: (Int) -> (format: String, text: String)) -> String {
        var xml = "<w:abstractNum w:abstractNumId=\"\(id)\"><w:multiLevelType w:val=\"hybridMultilevel\"/>"
        for level in 0..<levels {
            let look = look(level)
            xml += """
                <w:lvl w:ilvl="\(level)"><w:start w:val="1"/><w:numFmt w:val="\(look.format)"/>\
                <w:lvlText w:val="\(look.text)"/><w:lvlJc w:val="left"/>\
                <w:pPr><w:ind w:left="\((level + 1) * 360)" w:hanging="360"/></w:pPr></w:lvl>
                """
        }
        return xml + "</w:abstractNum>"
    }
}
