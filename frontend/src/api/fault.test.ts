import { describe, expect, it } from 'vitest'
import { Fault, faultFrom } from './fault'

describe('faultFrom', () => {
  it.each([
    ['JSON in an Error', new Error('{"code":"storage","message":"The disk is full.","hint":"Free some space."}')],
    ['bare JSON', '{"code":"storage","message":"The disk is full.","hint":"Free some space."}'],
  ])('reads %s', (_, reason) => {
    const fault = faultFrom(reason)
    expect(fault).toBeInstanceOf(Fault)
    expect(fault.code).toBe('storage')
    expect(fault.sentence).toBe('The disk is full. Free some space.')
  })

  it.each([
    ['plain words', 'no such method', 'no such method'],
    ['JSON of another shape', '{"a":1}', '{"a":1}'],
    ['a JSON number', '7', '7'],
    ['JSON null', 'null', 'null'],
    ['nothing', '', 'Something went wrong inside Manicule.'],
  ])('keeps %s', (_, reason, message) => {
    expect(faultFrom(reason).message).toBe(message)
    expect(faultFrom(reason).code).toBe('internal')
  })

  it('knows what the person stopped', () => {
    expect(faultFrom('{"code":"canceled","message":"Stopped.","hint":""}').canceled).toBe(true)
  })

  it('leaves a fault as it is', () => {
    const fault = new Fault('invalid', 'No.')
    expect(faultFrom(fault)).toBe(fault)
  })
})
