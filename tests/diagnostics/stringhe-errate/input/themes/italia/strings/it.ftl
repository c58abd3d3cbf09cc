skip-label = Salti
questo non è scritto bene
