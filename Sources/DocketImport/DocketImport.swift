// DocketImport
