"""What pandas can do of the work, the same as DuckDbRun.cs: python3 pandas_run.py FILE OUTPUT"""
import hashlib
import sys

import numpy
import pandas

file, output = sys.argv[1:]
told = pandas.read_csv(file, sep=";", dtype=str, keep_default_na=False)
identity = told.pop("Personnummer").str.replace("-", "", regex=False)
whole = identity.str.fullmatch("[0-9]{12}")
told, identity = told[whole], identity[whole]
digits = numpy.frombuffer("".join(identity).encode("ascii"), dtype=numpy.uint8).reshape(-1, 12)[:, 2:] - 48
product = digits * numpy.array([2, 1] * 5, dtype=numpy.uint8)
born = pandas.to_datetime(identity.str[:8], format="%Y%m%d", errors="coerce")
start = pandas.to_datetime(told["Startdatum"], format="%Y-%m-%d", errors="coerce")
end = pandas.to_datetime(told["Slutdatum"], format="%Y-%m-%d", errors="coerce")
right = ((product // 10 + product % 10).sum(axis=1) % 10 == 0) & born.notna() & start.notna() & (end.notna() | (told["Slutdatum"] == "")) & ~(end < start)
taken = told[right].assign(Startdatum=start, Slutdatum=end)
taken.insert(0, "person", [hashlib.sha256(one.encode("ascii")).hexdigest() for one in identity[right]])
taken = taken.drop_duplicates(["person", "Insats", "Startdatum"])
taken.to_csv(output, sep=";", index=False)
enrolled = set(taken.loc[taken["Slutdatum"].isna(), "person"])
left = taken[~taken["person"].isin(enrolled)].sort_values("Slutdatum").drop_duplicates("person", keep="last")
left.groupby("Avslutsorsak").size().to_csv(output + ".counts")
