"""`./amaan bench`: what each operation costs, beside the least it could cost, in one run.

Times are CPU-milliseconds of all our processes together, read from the kernel before and
after, because seconds on a shared machine say more about the neighbours than about us. Each
figure stands beside its floor, measured in the same minute: the same rows by plain SQL, and
the same page as ready-made bytes.
"""
