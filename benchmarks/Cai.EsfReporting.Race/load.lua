-- wrk's part of the load: one user a thread, who asks for something, waits for the answer, reads it for a while, and asks again.
-- Arguments after --: the list of what may be asked for (a line each: GET <tab> address, or POST <tab> address <tab> file), and the
-- shortest and longest time of reading in milliseconds, and how many users there are.
local ffi = require("ffi")
ffi.cdef [[ typedef struct { long seconds; long nanoseconds; } moment; int clock_gettime(int, moment*); ]]

local users = {}

local function now()
  local moment = ffi.new("moment")
  ffi.C.clock_gettime(1, moment)
  return tonumber(moment.seconds) * 1000 + tonumber(moment.nanoseconds) / 1000000
end

function setup(thread)
  table.insert(users, thread)
  thread:set("user", #users)
end

function init(args)
  math.randomseed(user)
  asks, times, wrong, at = {}, "", "", user - 1
  shortest, longest, everybody = tonumber(args[2]), tonumber(args[3]), tonumber(args[4])
  for line in io.lines(args[1]) do
    local method, address, file = line:match("^(%u+)\t([^\t]+)\t?(.*)$")
    table.insert(asks, { method = method, address = address, file = file })
  end
end

function delay()
  return math.random(shortest, longest)
end

function request()
  local ask
  if asks[1].method == "POST" then
    ask = asks[at % #asks + 1]
    at = at + everybody
  else
    ask = asks[math.random(#asks)]
  end
  asked, began = ask.address .. (ask.file ~= "" and " " .. ask.file:match("[^/]+$") or ""), now()
  if ask.method == "GET" then
    return wrk.format("GET", ask.address)
  end
  local file = io.open(ask.file, "rb")
  local content = file:read("*a")
  file:close()
  local body = "--esf\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" .. ask.file:match("[^/]+$") .. "\"\r\n\r\n" .. content
    .. "\r\n--esf\r\nContent-Disposition: form-data; name=\"confirmed\"\r\n\r\ntrue\r\n--esf--\r\n"
  return wrk.format("POST", ask.address, { ["Content-Type"] = "multipart/form-data; boundary=esf" }, body)
end

function response(status, headers, body)
  times = times .. string.format("%.1f\t%d\t%s\n", now() - began, status, asked)
  if body:find('"status":%s*"rejected"') then
    wrong = wrong .. asked .. "\n"
  end
end

function done(summary, latency, requests)
  local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write("\n=broken\t" .. broken .. "\n")
  for _, thread in ipairs(users) do
    io.write(thread:get("times"))
    for line in thread:get("wrong"):gmatch("[^\n]+") do
      io.write("=rejected\t" .. line .. "\n")
    end
  end
end
