import { pages } from '../pages/Page'
import { goToPage } from '../state/jumps'
import { page } from '../state/pages'

/** The pages about the whole project. */
export function PageList() {
  return (
    <section class="left-section page-list" aria-labelledby="pages-heading">
      <h2 id="pages-heading">Views</h2>
      <ul class="rows">
        {pages.map(({ name, label }) => (
          <li key={name} class={page.value === name ? 'row on' : 'row'}>
            <button type="button" class="row-main" aria-current={page.value === name ? 'page' : undefined} onClick={() => goToPage(name)}>
              <span class="row-name">{label}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
