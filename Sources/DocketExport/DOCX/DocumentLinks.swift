import OrderedCollections

/// The relationships of the document: its parts, and the addresses that its links lead to.
struct DocumentLinks {
    private var addresses: OrderedSet<String> = []

    /// The id of an address, which is the same each time.
    mutating func id(of address: String) -> String {
        "link\(addresses.append(address).index + 1)"
    }

    func xml(charts: DocumentCharts) -> String {
        var bytes = Array(
            """
            \(PackageParts.header)<Relationships xmlns="\(PackageParts.package)/relationships">\
            \(part(1, "styles", "styles.xml"))\(part(2, "settings", "settings.xml"))\
            \(part(3, "numbering", "numbering.xml"))\(part(4, "footer", "footer1.xml"))
            """.utf8)
        for (name, _) in charts.parts {
            bytes += "<Relationship Id=\"\(name)\" Type=\"\(PackageParts.office)/image\" ".utf8
            bytes += "Target=\"media/\(name).png\"/>".utf8
        }
        for (index, address) in addresses.enumerated() {
            bytes += "<Relationship Id=\"link\(index + 1)\" Type=\"\(PackageParts.office)/hyperlink\" Target=\"".utf8
            bytes.append(text: address)
            bytes.append("\" TargetMode=\"External\"/>")
        }
        bytes.append("</Relationships>")
        return String(decoding: bytes, as: UTF8.self)
    }

    private func part(_ number: Int, _ type: String, _ target: String) -> String {
        "<Relationship Id=\"rId\(number)\" Type=\"\(PackageParts.office)/\(type)\" Target=\"\(target)\"/>"
    }
}
