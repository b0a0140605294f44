// A place to try things: the smallest of everything, two replicas of each pool at most, and nothing that costs while it is idle but storage and logs.
using 'main.bicep'

param stage = 'dev'
param schedulerSku = 'Consumption'
param pools = [
  {
    name: 'cpu'
    profile: 'Consumption'
    engines: ['builtin/preview', 'builtin/enhance', 'builtin/fusion', 'builtin/echo']
    enginesFile: loadTextContent('engines/cpu.json')
    slots: 2
    maxExecutions: 2
    replicaTimeoutSeconds: 3600
    maxIdle: '60s'
  }
  {
    name: 'sdxl'
    profile: 'gpu-t4'
    engines: ['gpu/sdxl']
    model: 'genasset/text-to-image'
    enginesFile: loadTextContent('engines/sdxl.json')
    slots: 2
    maxExecutions: 2
    replicaTimeoutSeconds: 3600
    maxIdle: '2m'
  }
]
