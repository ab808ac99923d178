import DocketDomain

/// One figure of the bench's report, beside what it is compared with or the limit that it has.
struct Measurement {
    let work: String
    /// Nothing where it was not measured.
    let value: Double?
    /// What it and its baseline are counted in.
    let unit: String
    /// Measured in the same run; nothing where the figure has a limit of its own.
    let baseline: Baseline?
    /// The highest ratio to the baseline, or the highest value where there is none, that meets the target.
    let target: Double
    /// How far the figure may be off by chance, where that was looked at.
    var error: Double?
    /// Why it was not measured.
    private(set) var reason: String?

    struct Baseline {
        let name: String
        let value: Double
    }

    init(work: String, value: Double, unit: String = "s", baseline: String, baselineValue: Double, target: Double) {
        (self.work, self.value, self.unit, self.target) = (work, value, unit, target)
        self.baseline = Baseline(name: baseline, value: baselineValue)
    }

    /// A figure that has a limit of its own.
    init(work: String, value: Double, unit: String, target: Double, error: Double? = nil) {
        (self.work, self.value, self.unit, self.target, self.error) = (work, value, unit, target, error)
        baseline = nil
    }

    /// A figure that is missing, and why: “vifm is not installed”.
    init(work: String, notMeasured reason: String) {
        (self.work, self.reason) = (work, reason)
        (value, unit, baseline, target) = (nil, "", nil, 0)
    }

    var ratio: Double? {
        guard let value, let baseline else { return nil }
        return value / baseline.value
    }

    /// Nothing where it was not measured.
    var isMet: Bool? {
        guard let value = ratio ?? value else { return nil }
        return value <= target
    }

    /// `met`, `MISSED`, or why it was not measured.
    var verdict: String { isMet.map { $0 ? "met" : "MISSED" } ?? "not measured: \(reason ?? "")" }

    /// The figure with its unit and how far it may be off.
    var figure: String { (value.map { Self.text($0, unit) } ?? "–") + (error.map { " ± \($0.shown)" } ?? "") }

    /// A value of a unit, short times in milliseconds.
    static func text(_ value: Double, _ unit: String) -> String {
        unit == "s" && abs(value) < 1
            ? "\((value * 1000).shown) ms" : unit.isEmpty ? value.shown : "\(value.shown) \(unit)"
    }

    /// As it is printed by itself.
    var lines: String {
        guard value != nil else { return "\(work): \(verdict)" }
        guard let baseline, let ratio else { return "\(work): \(figure) (target ≤ \(target.shown): \(verdict))" }
        return """
            \(work): \(figure)
              baseline: \(baseline.name): \(Self.text(baseline.value, unit))
              ratio: \(ratio.shown) (target ≤ \(target.shown): \(verdict))
            """
    }

    var wire: JSON {
        func number(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }
        return [
            "work": .string(work), "value": number(value), "unit": .string(unit),
            "baseline": baseline.map { .string($0.name) } ?? .null, "baseline_value": number(baseline?.value),
            "ratio": number(ratio), "error": number(error), "target": value == nil ? .null : .number(target),
            "met": isMet.map { .bool($0) } ?? .null, "reason": reason.map { .string($0) } ?? .null,
        ]
    }
}

extension Double {
    /// With three decimals.
    var shown: String {
        let thousandths = Int((self * 1000).rounded())
        let rest = String(abs(thousandths) % 1000)
        let sign = thousandths < 0 ? "-" : ""
        return "\(sign)\(abs(thousandths) / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
    }
}
