// DocketWorkspace
