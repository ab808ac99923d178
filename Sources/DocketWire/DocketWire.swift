// DocketWire
