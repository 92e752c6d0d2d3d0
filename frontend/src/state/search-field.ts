// The search of the window's field.
import { Search } from './search'

export const field = new Search('field', 40, 3)
