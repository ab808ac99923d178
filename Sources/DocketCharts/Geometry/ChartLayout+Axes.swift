import DocketDomain

extension ChartLayout {
    /// What is written along an axis: positions and labels by their places.
    struct Labels {
        var positions: [Double]
        var texts: [String]
    }

    // MARK: Titles

    /// Says above and below the plot what its axes are.
    ///
    /// - Parameter bottom: What stands below it; it takes its line away there.
    mutating func addAxisTitles(left: String, bottom: String) {
        guard hasAxisTitles else { return }
        if !left.isEmpty {
            let text = metrics.fitted(left, area.width)
            picture.yAxis.title = label(text, x: 0, y: takeTop(1))
        }
        if !bottom.isEmpty {
            let text = metrics.fitted(bottom, area.width)
            area.height = max(0, area.height - metrics.lineHeight)
            picture.xAxis.title = label(text, x: max(0, area.maxX - metrics.measure(text)), y: area.maxY)
        }
    }

    // MARK: A value axis on the left

    /// How far values go, with nice ends: to zero where bars begin there.
    func ticks(_ range: ClosedRange<Double>, fromZero: Bool, atMost most: Int) -> NiceTicks {
        var range = range
        let width = range.upperBound - range.lowerBound
        if fromZero || range.lowerBound > 0 && range.lowerBound < width {
            range = min(0, range.lowerBound)...max(0, range.upperBound)
        }
        return NiceTicks(covering: range, atMost: most)
    }

    /// Puts a value axis on the left of what is left, above the room for the axis below, and makes the plot of the rest.
    mutating func addLeftAxis(_ range: ClosedRange<Double>, fromZero: Bool) -> ChartScale {
        _ = takeTop(metrics.overhang / metrics.lineHeight)
        let bottom = area.maxY - metrics.lineHeight - metrics.axis
        let height = max(metrics.floored(bottom - area.y), metrics.grain)
        let ticks = ticks(range, fromZero: fromZero, atMost: max(3, Int(height / (metrics.lineHeight * 2)) + 1))
        let texts = ticks.labels(data.specification.format)
        let width = min(texts.reduce(0) { max($0, metrics.measure($1)) }, area.width * 0.4)
        let x = area.x + width + metrics.axis
        picture.plot = ChartRect(x: x, y: area.y, width: area.maxX - x, height: height)
        let scale = ChartScale(domain: ticks.range, start: picture.plot.maxY, end: picture.plot.y)
        let positions = ticks.values.map(scale.position)
        picture.yAxis.ticks = leftTicks(Labels(positions: positions, texts: texts), width: width)
        picture.yAxis.hasValues = true
        return scale
    }

    /// Labels on the left, right-aligned, none over another one.
    func leftTicks(_ labels: Labels, width: Double) -> [ChartTick] {
        var taken = Double.infinity
        let order = labels.positions.indices.sorted { labels.positions[$0] > labels.positions[$1] }
        var ticks: [ChartTick] = []
        for index in order {
            let position = labels.positions[index]
            let text = metrics.fitted(labels.texts[index], width)
            let top = max(0, picture.plot.y - metrics.overhang)
            let bottom = picture.plot.maxY + metrics.overhang - metrics.lineHeight
            let y = metrics.rounded(min(max(position - metrics.lineHeight / 2, top), max(top, bottom)))
            let isFree = y + metrics.lineHeight <= taken + 1e-9
            if isFree { taken = y }
            let x = area.x + width - metrics.measure(text)
            ticks.append(ChartTick(position: position, label: isFree && !text.isEmpty ? label(text, x: x, y: y) : nil))
        }
        return ticks.reversed()
    }

    // MARK: An axis below

    var bottomLabelY: Double { picture.plot.maxY + metrics.axis }

    /// Labels below the plot, each below its place, none over another one.
    func bottomTicks(_ labels: Labels, room: Double = .infinity) -> [ChartTick] {
        var free = -Double.infinity
        return labels.positions.indices.map { index in
            let text = metrics.fitted(labels.texts[index], room)
            let width = metrics.measure(text)
            let position = labels.positions[index]
            let x = metrics.rounded(min(max(position - width / 2, 0), max(0, metrics.width - width)))
            guard x >= free, !text.isEmpty else { return ChartTick(position: position, label: nil) }
            free = x + width + metrics.gap
            return ChartTick(position: position, label: label(text, x: x, y: bottomLabelY))
        }
    }

    /// Whether all labels stand below their places without touching.
    private func fits(_ labels: Labels) -> Bool { bottomTicks(labels).allSatisfy { $0.label != nil } }

    /// Puts numbers below the plot, as many as there is room for.
    mutating func addBottomAxis(_ range: ClosedRange<Double>, fromZero: Bool, format: ChartFormat?) -> ChartScale {
        let plot = picture.plot
        var most = max(3, min(12, Int(plot.width / (metrics.measure("0") + metrics.gap))))
        while true {
            // What stands along a chart need not reach to zero.
            let reach = fromZero ? min(0, range.lowerBound)...max(0, range.upperBound) : range
            let ticks = NiceTicks(covering: reach, atMost: most)
            let scale = ChartScale(domain: ticks.range, start: plot.x, end: plot.maxX)
            let labels = Labels(positions: ticks.values.map(scale.position), texts: ticks.labels(format))
            if most > 3, !fits(labels) {
                most -= 1
                continue
            }
            picture.xAxis.ticks = bottomTicks(labels)
            picture.xAxis.hasValues = true
            return scale
        }
    }

    /// Puts dates below the plot, as many as there is room for.
    mutating func addDateAxis(_ range: ClosedRange<Double>, _ grain: DateGrain) -> ChartScale {
        let plot = picture.plot
        let (low, high) = (Int(range.lowerBound), Int(range.upperBound))
        let scale = ChartScale(domain: range, start: plot.x, end: plot.maxX)
        let most = max(2, Int(plot.width / max(1e-9, metrics.measure("0000") + metrics.gap)) + 1)
        for step in DateTicks.steps where step.isAtLeast(grain) {
            guard let ticks = DateTicks(step, in: low...high, isClock: grain == .clock, atMost: most), low < high else {
                continue
            }
            let labels = Labels(positions: ticks.moments.map { scale.position(Double($0)) }, texts: ticks.labels)
            guard fits(labels), !labels.texts.isEmpty else { continue }
            picture.xAxis.ticks = bottomTicks(labels)
            return scale
        }
        let ends = low < high ? [low, high] : [low]
        picture.xAxis.ticks = bottomTicks(
            Labels(positions: ends.map { scale.position(Double($0)) }, texts: ends.map(grain.label)))
        return scale
    }

    /// Puts the names of bands below the plot: all of them, or every second, third or further one.
    mutating func addBandAxis(_ labels: [String], band: Double, start: Double) {
        let widest = labels.reduce(0) { max($0, metrics.measure($1)) }
        let wish = min(widest, metrics.measure("mmmmmmmm"))
        let every = max(1, Int(((wish + metrics.gap) / max(band, 1e-9)).rounded(.up)))
        let shown = labels.indices.filter { $0.isMultiple(of: every) }
        picture.xAxis.ticks = bottomTicks(
            Labels(positions: shown.map { start + (Double($0) + 0.5) * band }, texts: shown.map { labels[$0] }),
            room: max(Double(every) * band - metrics.gap, metrics.measure("m")))
    }
}

extension DateTicks.Step {
    /// Whether what is told apart by such dates is not told apart further.
    func isAtLeast(_ grain: DateGrain) -> Bool {
        let size =
            switch self {
            case .microseconds(let size): size
            case .months(let months): months * 28 * Microseconds.day
            }
        let least =
            switch grain {
            case .clock, .instant: 0
            case .minute: Microseconds.minute
            case .hour: Microseconds.hour
            case .day: Microseconds.day
            case .week: 7 * Microseconds.day
            case .month: 28 * Microseconds.day
            case .quarter: 3 * 28 * Microseconds.day
            case .year: 12 * 28 * Microseconds.day
            case .decade: 120 * 28 * Microseconds.day
            case .century: 1200 * 28 * Microseconds.day
            }
        return size >= least
    }
}
