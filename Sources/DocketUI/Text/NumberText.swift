/// Numbers as they are shown.
enum NumberText {
    /// With commas between thousands and so many decimals.
    static func grouped(_ number: Double, decimals: Int) -> String {
        guard number.isFinite else { return "–" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (number.magnitude * scale).rounded()
        // Beyond this a double has no digits after the point, and soon none to group.
        guard scaled < 9e15 else { return "\(number)" }
        let units = Int(scaled)
        let whole = units / Int(scale)
        let sign = number < 0 && units > 0 ? "-" : ""
        guard decimals > 0 else { return sign + grouped(whole) }
        let fraction = String(units % Int(scale))
        return sign + grouped(whole) + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }

    /// With commas between thousands.
    static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }
}
