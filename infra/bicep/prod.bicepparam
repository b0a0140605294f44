// One that must not go away: storage in three zones, logs for a quarter, an API that is always warm. Fill in who is told, and what a month may cost.
using 'main.bicep'

param stage = 'prod'
param schedulerSku = 'Consumption'
param functionsAlwaysReady = 1
param functionsMaxInstances = 200
param alertEmails = []
param monthlyBudget = 0
param budgetStart = ''
param pools = [
  {
    name: 'cpu'
    profile: 'Consumption'
    engines: ['builtin/preview', 'builtin/enhance', 'builtin/fusion', 'builtin/echo']
    enginesFile: loadTextContent('engines/cpu.json')
    slots: 2
    maxExecutions: 100
    replicaTimeoutSeconds: 7200
    maxIdle: '60s'
  }
  {
    name: 'sdxl'
    profile: 'gpu-a100'
    engines: ['gpu/sdxl']
    model: 'genasset/text-to-image'
    enginesFile: loadTextContent('engines/sdxl.json')
    slots: 2
    maxExecutions: 20
    replicaTimeoutSeconds: 14400
    maxIdle: '5m'
  }
  {
    name: 'triposr'
    profile: 'gpu-t4'
    engines: ['gpu/triposr']
    model: 'genasset/image-to-3d'
    enginesFile: loadTextContent('engines/triposr.json')
    slots: 2
    maxExecutions: 20
    replicaTimeoutSeconds: 14400
    maxIdle: '5m'
  }
  {
    name: 'real-esrgan'
    profile: 'gpu-t4'
    engines: ['gpu/real-esrgan-4x', 'gpu/real-esrgan-2x']
    model: 'genasset/super-resolution'
    enginesFile: loadTextContent('engines/real-esrgan.json')
    slots: 2
    maxExecutions: 20
    replicaTimeoutSeconds: 14400
    maxIdle: '5m'
  }
]
